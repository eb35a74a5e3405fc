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

export const modules = { 'network/main.tf': network, 'service/main.tf': service, 'bucket/main.tf': bucket };
export const estate: Files = { ...modules, 'main.tf': root };

/** The estate with some texts of its root written otherwise. */
export const changed = (...pairs: readonly (readonly [string, string])[]): Files => ({
  ...estate,
  'main.tf': pairs.reduce((text, pair) => replaced(text, pair), root),
});

/** The estate with something more in its root, or with another text of a module. */
export const more = (text: string): Files => ({ ...estate, 'main.tf': root + text });
export const inModule = (file: keyof typeof modules, ...pairs: readonly (readonly [string, string])[]): Files => ({
  ...estate,
  [file]: pairs.reduce((text, pair) => replaced(text, pair), modules[file]),
});

function replaced(text: string, [from, to]: readonly [string, string]): string {
  if (!text.includes(from)) throw new Error(`nothing says ${from}`);
  return text.replace(from, () => to);
}

/** A module block of the root, to be left out. */
export const blockOf = (name: string): string => new RegExp(`module "${name}" \\{[^]*?\\n\\}\\n`).exec(root)?.[0] ?? '';
