resource "aws_eks_cluster" "on" {
  name                      = "shop"
  role_arn                  = "arn:aws:iam::111122223333:role/eks"
  enabled_cluster_log_types = ["api", "audit", "authenticator", "controllerManager", "scheduler"]

  vpc_config {
    subnet_ids = ["subnet-1", "subnet-2"]
  }
}
