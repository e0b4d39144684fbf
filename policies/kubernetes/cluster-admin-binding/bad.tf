resource "kubernetes_cluster_role_binding" "wrong" {
  metadata {
    name = "orders"
  }

  role_ref {
    api_group = "rbac.authorization.k8s.io"
    kind      = "ClusterRole"
    name      = "cluster-admin"
  }

  subject {
    kind = "ServiceAccount"
    name = "orders"
  }
}

resource "kubernetes_cluster_role_binding_v1" "wrong" {
  metadata {
    name = "orders"
  }

  role_ref {
    api_group = "rbac.authorization.k8s.io"
    kind      = "ClusterRole"
    name      = "cluster-admin"
  }

  subject {
    kind = "ServiceAccount"
    name = "orders"
  }
}

resource "kubernetes_role_binding" "wrong" {
  metadata {
    name = "orders"
  }

  role_ref {
    api_group = "rbac.authorization.k8s.io"
    kind      = "ClusterRole"
    name      = "cluster-admin"
  }

  subject {
    kind = "ServiceAccount"
    name = "orders"
  }
}

resource "kubernetes_role_binding_v1" "wrong" {
  metadata {
    name = "orders"
  }

  role_ref {
    api_group = "rbac.authorization.k8s.io"
    kind      = "ClusterRole"
    name      = "cluster-admin"
  }

  subject {
    kind = "ServiceAccount"
    name = "orders"
  }
}
