resource "aws_eks_cluster" "on" {
  name     = "shop"
  role_arn = "arn:aws:iam::111122223333:role/eks"

  encryption_config {
    resources = ["secrets"]

    provider {
      key_arn = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd"
    }
  }

  vpc_config {
    subnet_ids = ["subnet-1", "subnet-2"]
  }
}
