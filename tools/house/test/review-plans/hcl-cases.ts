/** A configuration in plain HCL, by file. */
export type Files = Readonly<Record<string, string>>;

/** What somebody did in the cloud, past Terraform: attributes of every object of a type, or null where they are gone. */
export type Drift = Readonly<Record<string, Readonly<Record<string, unknown>> | null>>;

/** What stood, and what is planned. */
export interface HclCase {
  /** @default nothing stood */
  readonly before?: Files;
  readonly after: Files;
  readonly drift?: Drift;
}

const network = `
variable "cidr" { type = string }
variable "zones" { type = set(string) }
variable "tags" {
  type    = map(string)
  default = {}
}
resource "aws_vpc" "this" {
  cidr_block = var.cidr
  tags       = var.tags
}
resource "aws_subnet" "private" {
  for_each          = var.zones
  vpc_id            = aws_vpc.this.id
  availability_zone = each.key
  cidr_block        = cidrsubnet(var.cidr, 8, index(sort(var.zones), each.key))
}
output "vpc_id" { value = aws_vpc.this.id }
output "subnet_ids" { value = [for one in aws_subnet.private : one.id] }
`;

const service = `
variable "name" { type = string }
variable "vpc_id" { type = string }
variable "ingress" { type = map(string) }
variable "size" {
  type    = number
  default = 20
}
resource "aws_security_group" "this" {
  name   = var.name
  vpc_id = var.vpc_id
}
resource "aws_vpc_security_group_ingress_rule" "in" {
  for_each          = var.ingress
  security_group_id = aws_security_group.this.id
  ip_protocol       = "tcp"
  from_port         = each.key
  to_port           = each.key
  cidr_ipv4         = each.value
}
resource "aws_db_instance" "this" {
  identifier           = var.name
  engine               = "postgres"
  instance_class       = "db.t4g.medium"
  allocated_storage    = var.size
  username             = "service"
  password             = "a-password-of-the-service"
  skip_final_snapshot  = true
  deletion_protection  = true
}
resource "aws_sqs_queue" "jobs" { name = "\${var.name}-jobs" }
`;

const bucket = `
variable "name" { type = string }
resource "aws_s3_bucket" "this" {
  bucket = var.name
  tags   = { team = "data" }
}
resource "aws_s3_bucket_versioning" "this" {
  bucket = aws_s3_bucket.this.id
  versioning_configuration { status = "Enabled" }
}
resource "aws_s3_bucket_public_access_block" "this" {
  bucket                  = aws_s3_bucket.this.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}
`;

const root = `
module "network" {
  source = "./network"
  cidr   = "10.20.0.0/16"
  zones  = ["eu-west-1a", "eu-west-1b"]
}
module "shop" {
  source  = "./service"
  name    = "shop"
  vpc_id  = module.network.vpc_id
  ingress = { 5432 = "10.20.0.0/16" }
}
module "data" {
  source = "./bucket"
  name   = "shop-data-111122223333"
}
resource "aws_iam_role" "reader" {
  name               = "reader"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }] })
}
output "vpc" { value = module.network.vpc_id }
`;

const modules = { 'network/main.tf': network, 'service/main.tf': service, 'bucket/main.tf': bucket };
const estate: Files = { ...modules, 'main.tf': root };

/** The estate with some texts of its root written otherwise. */
const changed = (...pairs: readonly (readonly [string, string])[]): Files => ({
  ...estate,
  'main.tf': pairs.reduce((text, pair) => replaced(text, pair), root),
});

/** The estate with something more in its root, or with another text of a module. */
const more = (text: string): Files => ({ ...estate, 'main.tf': root + text });
const inModule = (file: keyof typeof modules, ...pairs: readonly (readonly [string, string])[]): Files => ({
  ...estate,
  [file]: pairs.reduce((text, pair) => replaced(text, pair), modules[file]),
});

function replaced(text: string, [from, to]: readonly [string, string]): string {
  if (!text.includes(from)) throw new Error(`nothing says ${from}`);
  return text.replace(from, () => to);
}

/** A module block of the root, to be left out. */
const blockOf = (name: string): string => new RegExp(`module "${name}" \\{[^]*?\\n\\}\\n`).exec(root)?.[0] ?? '';

const queues = (seconds: number): Files => ({
  'main.tf': `resource "aws_sqs_queue" "part" {
  for_each                   = toset([for n in range(30) : format("part-%02d", n)])
  name                       = each.key
  visibility_timeout_seconds = ${seconds}
}
`,
});

const counted = (how: string): Files => ({
  'main.tf': `locals { names = ["orders", "refunds"] }\nresource "aws_sqs_queue" "jobs" {\n${how}\n}\n`,
});

const worker = (environment: string): Files => ({
  'main.tf': `variable "token" {
  type      = string
  sensitive = true
  default   = "${environment}"
}
resource "aws_lambda_function" "worker" {
  function_name = "worker"
  role          = "arn:aws:iam::111122223333:role/worker"
  runtime       = "python3.13"
  handler       = "main.handler"
  s3_bucket     = "code-111122223333"
  s3_key        = "worker.zip"
  environment {
    variables = { API = var.token, LEVEL = "${environment.length > 30 ? 'debug' : 'info'}" }
  }
}
`,
});

const wideTrust = `Principal = { AWS = "*" }`;

/** Twenty-four plans of plain HCL as people write it: modules, moved, imports, removed, drift, checks. */
export const hclCases: Readonly<Record<string, HclCase>> = {
  'first-deploy': { after: estate },
  nothing: { before: estate, after: estate },
  'module-added': {
    before: estate,
    after: more('module "logs" {\n  source = "./bucket"\n  name   = "shop-logs-111122223333"\n}\n'),
  },
  'module-removed': { before: estate, after: changed([blockOf('shop'), '']) },
  'moved-into-a-module': {
    before: {
      'main.tf':
        'resource "aws_s3_bucket" "data" {\n  bucket = "old-data-111122223333"\n  tags   = { team = "data" }\n}\n',
    },
    after: {
      'one/main.tf':
        'resource "aws_s3_bucket" "this" {\n  bucket = "old-data-111122223333"\n  tags   = { team = "data" }\n}\n',
      'main.tf':
        'module "data" {\n  source = "./one"\n}\nmoved {\n  from = aws_s3_bucket.data\n  to   = module.data.aws_s3_bucket.this\n}\n',
    },
  },
  'moved-and-changed': {
    before: {
      'main.tf':
        'resource "aws_sqs_queue" "old" {\n  name                       = "jobs"\n  visibility_timeout_seconds = 30\n}\n',
    },
    after: {
      'main.tf':
        'resource "aws_sqs_queue" "new" {\n  name                       = "jobs"\n  visibility_timeout_seconds = 60\n}\nmoved {\n  from = aws_sqs_queue.old\n  to   = aws_sqs_queue.new\n}\n',
    },
  },
  'module-renamed': { before: estate, after: { ...changed(['module "data" {', 'module "objects" {']) } },
  'count-to-for-each': {
    before: counted('  count = 2\n  name  = local.names[count.index]'),
    after: counted('  for_each = toset(local.names)\n  name     = each.key'),
  },
  imported: {
    after: {
      'main.tf':
        'import {\n  to = aws_sqs_queue.jobs\n  id = "https://sqs.eu-west-1.amazonaws.com/111122223333/jobs"\n}\nresource "aws_sqs_queue" "jobs" {\n  name = "jobs"\n}\n',
    },
  },
  'imported-and-changed': {
    after: {
      ...modules,
      'main.tf':
        'import {\n  to = module.data.aws_s3_bucket.this\n  id = "shop-data-111122223333"\n}\nmodule "data" {\n  source = "./bucket"\n  name   = "shop-data-111122223333"\n}\n',
    },
  },
  forgotten: {
    before: estate,
    after: {
      ...changed([blockOf('data'), '']),
      'removed.tf': 'removed {\n  from = module.data\n  lifecycle { destroy = false }\n}\n',
    },
  },
  'drift-of-tags': {
    before: estate,
    after: estate,
    drift: { aws_s3_bucket: { tags: { team: 'sales' }, tags_all: { team: 'sales' } } },
  },
  'drift-gone': { before: estate, after: estate, drift: { aws_sqs_queue: null } },
  'drift-of-rights': {
    before: more(
      'resource "aws_iam_role_policy" "read" {\n  name   = "read"\n  role   = aws_iam_role.reader.id\n  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::shop-data-111122223333/*" }] })\n}\n',
    ),
    after: more(
      'resource "aws_iam_role_policy" "read" {\n  name   = "read"\n  role   = aws_iam_role.reader.id\n  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::shop-data-111122223333/*" }] })\n}\n',
    ),
    drift: {
      aws_iam_role_policy: {
        policy: JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }),
      },
    },
  },
  'database-open': { before: estate, after: changed(['5432 = "10.20.0.0/16"', '5432 = "0.0.0.0/0"']) },
  'administrator-in-a-module': {
    before: estate,
    after: more(
      'resource "aws_iam_role_policy_attachment" "all" {\n  role       = aws_iam_role.reader.name\n  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"\n}\n',
    ),
  },
  'trust-for-everybody': {
    before: estate,
    after: changed(['Principal = { Service = "ec2.amazonaws.com" }', wideTrust]),
  },
  'database-renamed': { before: estate, after: changed(['name    = "shop"', 'name    = "store"']) },
  'database-unprotected': {
    before: estate,
    after: inModule('service/main.tf', ['deletion_protection  = true', 'deletion_protection  = false']),
  },
  'network-renumbered': { before: estate, after: changed(['"10.20.0.0/16"', '"10.30.0.0/16"']) },
  'versioning-off': {
    before: estate,
    after: inModule('bucket/main.tf', ['status = "Enabled"', 'status = "Suspended"']),
  },
  'many-alike': { before: queues(30), after: queues(60) },
  'secret-environment': {
    before: worker('first-token-of-the-worker'),
    after: worker('second-token-of-the-worker-now'),
  },
  'check-fails': {
    before: estate,
    after: more(
      'check "zones" {\n  assert {\n    condition     = length(module.network.subnet_ids) > 2\n    error_message = "Two zones are too few."\n  }\n}\n',
    ),
  },
};
