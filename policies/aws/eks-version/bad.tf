resource "aws_eks_cluster" "old" {
  name     = "shop"
  role_arn = "arn:aws:iam::111122223333:role/eks"
  version  = "1.24"

  vpc_config {
    subnet_ids = ["subnet-1", "subnet-2"]
  }
}
