import { blockOf, changed, estate, type Files, type HclCase, inModule, modules, more } from './hcl-estate';

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
