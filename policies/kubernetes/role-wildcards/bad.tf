resource "kubernetes_role" "all_groups" {
  metadata {
    name = "orders"
  }

  rule {
    api_groups = ["*"]
    resources  = ["pods"]
    verbs      = ["get"]
  }
}

resource "kubernetes_role_v1" "all_resources" {
  metadata {
    name = "orders"
  }

  rule {
    api_groups = ["apps"]
    resources  = ["*"]
    verbs      = ["get"]
  }
}

resource "kubernetes_cluster_role" "all_verbs" {
  metadata {
    name = "orders"
  }

  rule {
    api_groups = ["apps"]
    resources  = ["pods"]
    verbs      = ["get", "*"]
  }
}

resource "kubernetes_cluster_role_v1" "all" {
  metadata {
    name = "orders"
  }

  rule {
    api_groups = ["apps"]
    resources  = ["pods"]
    verbs      = ["*"]
  }
}
