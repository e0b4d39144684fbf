resource "kubernetes_cluster_role_binding" "right" {
  metadata {
    name = "orders"
  }

  role_ref {
    api_group = "rbac.authorization.k8s.io"
    kind      = "ClusterRole"
    name      = "view"
  }

  subject {
    kind = "ServiceAccount"
    name = "orders"
  }
}

resource "kubernetes_cluster_role_binding" "left_out" {
  metadata {
    name = "orders"
  }

  role_ref {
    api_group = "rbac.authorization.k8s.io"
    kind      = "ClusterRole"
    name      = "view"
  }

  subject {
    kind = "ServiceAccount"
    name = "orders"
  }
}

resource "kubernetes_cluster_role_binding_v1" "right" {
  metadata {
    name = "orders"
  }

  role_ref {
    api_group = "rbac.authorization.k8s.io"
    kind      = "ClusterRole"
    name      = "view"
  }

  subject {
    kind = "ServiceAccount"
    name = "orders"
  }
}

resource "kubernetes_cluster_role_binding_v1" "left_out" {
  metadata {
    name = "orders"
  }

  role_ref {
    api_group = "rbac.authorization.k8s.io"
    kind      = "ClusterRole"
    name      = "view"
  }

  subject {
    kind = "ServiceAccount"
    name = "orders"
  }
}

resource "kubernetes_role_binding" "right" {
  metadata {
    name = "orders"
  }

  role_ref {
    api_group = "rbac.authorization.k8s.io"
    kind      = "ClusterRole"
    name      = "view"
  }

  subject {
    kind = "ServiceAccount"
    name = "orders"
  }
}

resource "kubernetes_role_binding" "left_out" {
  metadata {
    name = "orders"
  }

  role_ref {
    api_group = "rbac.authorization.k8s.io"
    kind      = "ClusterRole"
    name      = "view"
  }

  subject {
    kind = "ServiceAccount"
    name = "orders"
  }
}

resource "kubernetes_role_binding_v1" "right" {
  metadata {
    name = "orders"
  }

  role_ref {
    api_group = "rbac.authorization.k8s.io"
    kind      = "ClusterRole"
    name      = "view"
  }

  subject {
    kind = "ServiceAccount"
    name = "orders"
  }
}

resource "kubernetes_role_binding_v1" "left_out" {
  metadata {
    name = "orders"
  }

  role_ref {
    api_group = "rbac.authorization.k8s.io"
    kind      = "ClusterRole"
    name      = "view"
  }

  subject {
    kind = "ServiceAccount"
    name = "orders"
  }
}
