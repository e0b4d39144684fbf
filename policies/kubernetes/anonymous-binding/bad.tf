resource "kubernetes_cluster_role_binding" "wrong_1" {
  metadata {
    name = "orders"
  }

  role_ref {
    api_group = "rbac.authorization.k8s.io"
    kind      = "ClusterRole"
    name      = "view"
  }

  subject {
    kind = "User"
    name = "system:anonymous"
  }
}

resource "kubernetes_cluster_role_binding" "wrong_2" {
  metadata {
    name = "orders"
  }

  role_ref {
    api_group = "rbac.authorization.k8s.io"
    kind      = "ClusterRole"
    name      = "view"
  }

  subject {
    kind = "User"
    name = "system:unauthenticated"
  }
}

resource "kubernetes_cluster_role_binding_v1" "wrong_1" {
  metadata {
    name = "orders"
  }

  role_ref {
    api_group = "rbac.authorization.k8s.io"
    kind      = "ClusterRole"
    name      = "view"
  }

  subject {
    kind = "User"
    name = "system:anonymous"
  }
}

resource "kubernetes_cluster_role_binding_v1" "wrong_2" {
  metadata {
    name = "orders"
  }

  role_ref {
    api_group = "rbac.authorization.k8s.io"
    kind      = "ClusterRole"
    name      = "view"
  }

  subject {
    kind = "User"
    name = "system:unauthenticated"
  }
}

resource "kubernetes_role_binding" "wrong_1" {
  metadata {
    name = "orders"
  }

  role_ref {
    api_group = "rbac.authorization.k8s.io"
    kind      = "ClusterRole"
    name      = "view"
  }

  subject {
    kind = "User"
    name = "system:anonymous"
  }
}

resource "kubernetes_role_binding" "wrong_2" {
  metadata {
    name = "orders"
  }

  role_ref {
    api_group = "rbac.authorization.k8s.io"
    kind      = "ClusterRole"
    name      = "view"
  }

  subject {
    kind = "User"
    name = "system:unauthenticated"
  }
}

resource "kubernetes_role_binding_v1" "wrong_1" {
  metadata {
    name = "orders"
  }

  role_ref {
    api_group = "rbac.authorization.k8s.io"
    kind      = "ClusterRole"
    name      = "view"
  }

  subject {
    kind = "User"
    name = "system:anonymous"
  }
}

resource "kubernetes_role_binding_v1" "wrong_2" {
  metadata {
    name = "orders"
  }

  role_ref {
    api_group = "rbac.authorization.k8s.io"
    kind      = "ClusterRole"
    name      = "view"
  }

  subject {
    kind = "User"
    name = "system:unauthenticated"
  }
}
