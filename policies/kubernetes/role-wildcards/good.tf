resource "kubernetes_role" "orders" {
  metadata {
    name = "orders"
  }

  rule {
    api_groups = ["apps"]
    resources  = ["pods"]
    verbs      = ["get"]
  }
}

resource "kubernetes_role_v1" "orders" {
  metadata {
    name = "orders"
  }

  rule {
    api_groups = ["apps"]
    resources  = ["pods"]
    verbs      = ["get"]
  }
}

resource "kubernetes_cluster_role" "orders" {
  metadata {
    name = "orders"
  }

  rule {
    api_groups = ["apps"]
    resources  = ["pods"]
    verbs      = ["get"]
  }
}

resource "kubernetes_cluster_role_v1" "orders" {
  metadata {
    name = "orders"
  }

  rule {
    api_groups = ["apps"]
    resources  = ["pods"]
    verbs      = ["get"]
  }
}
