# Wrong on purpose: see README.md.
terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0" # provider-pin
    }
  }
}

provider "aws" {
  region                      = "eu-west-1"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
}

module "store" {
  source   = "./store"
  for_each = toset(["models", "logs"])
  name     = "example-${each.key}-111122223333"
  reader   = "arn:aws:iam::999999999999:root" # policy-foreign-account
}

resource "aws_security_group" "api" {
  name        = "api"
  description = "Who asks models"
  vpc_id      = aws_vpc.main.id
  ingress { # security-group-ingress: two halves are the whole
    description = "Clients"
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["0.0.0.0/1", "128.0.0.0/1"]
  }
}

resource "aws_vpc" "main" { # vpc-flow-logs
  cidr_block = "10.0.0.0/16"
}

resource "aws_iam_role" "job" { # policy-public
  name = "job"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { AWS = "*" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_role_policy" "job" {
  role   = aws_iam_role.job.id
  policy = data.aws_iam_policy_document.job.json
}

data "aws_iam_policy_document" "job" {
  statement { # iam-wildcard-write: a condition that every request meets
    actions   = ["*"]
    resources = ["*"]
    condition {
      test     = "StringLike"
      variable = "aws:PrincipalArn"
      values   = ["*"]
    }
  }
}

resource "aws_launch_template" "worker" {
  name     = "worker"
  image_id = "ami-0123456789abcdef0"
  metadata_options {
    http_tokens = "optional" # node-metadata
  }
}

resource "aws_autoscaling_group" "worker" { # spot-diversity, spot-rebalance, spot-drain
  name                = "worker"
  min_size            = 0
  max_size            = 4
  vpc_zone_identifier = ["subnet-11111111", "subnet-22222222"]
  initial_lifecycle_hook {
    name                 = "drain"
    lifecycle_transition = "autoscaling:EC2_INSTANCE_TERMINATING"
    heartbeat_timeout    = 30
  }
  mixed_instances_policy {
    instances_distribution {
      on_demand_percentage_above_base_capacity = 0
      spot_allocation_strategy                 = "price-capacity-optimized"
    }
    launch_template {
      launch_template_specification {
        launch_template_id = aws_launch_template.worker.id
      }
      override { instance_type = "m6i.large" }
      override { instance_type = "m6a.large" }
    }
  }
}
