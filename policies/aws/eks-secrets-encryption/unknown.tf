variable "key" {
  type = string
}

variable "keys" {
  type = list(string)
}

resource "aws_eks_cluster" "by_key" {
  name     = "orders"
  role_arn = "arn:aws:iam::111122223333:role/orders"

  vpc_config {
    subnet_ids = ["subnet-0123456789abcdef0"]
  }

  dynamic "encryption_config" {
    for_each = [1]

    content {
      resources = ["secrets"]

      provider {
        key_arn = var.key
      }
    }
  }
}

resource "aws_eks_cluster" "by_keys" {
  name     = "orders"
  role_arn = "arn:aws:iam::111122223333:role/orders"

  vpc_config {
    subnet_ids = ["subnet-0123456789abcdef0"]
  }

  dynamic "encryption_config" {
    for_each = var.keys

    content {
      resources = ["secrets"]

      provider {
        key_arn = encryption_config.value
      }
    }
  }
}
