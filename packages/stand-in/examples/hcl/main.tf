# Plain HCL, no cdktf: `npx stand-in -- terraform plan` judges it without an account.
terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.25"
    }
  }
}

provider "aws" {
  region = "eu-west-1"
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "private" {
  count             = 3
  vpc_id            = aws_vpc.main.id
  cidr_block        = cidrsubnet(aws_vpc.main.cidr_block, 4, count.index)
  availability_zone = data.aws_availability_zones.here.names[count.index]
}

data "aws_availability_zones" "here" {
  state = "available"
}

output "subnet_ids" {
  value = aws_subnet.private[*].id
}
