resource "kubernetes_pod_v1" "default" {
  metadata {
    name      = "orders"
    namespace = "shop"
  }

  spec {
    container {
      name  = "orders"
      image = "registry.example.com/orders:1.4.2"
    }

    security_context {
      seccomp_profile {
        type = "RuntimeDefault"
      }
    }
  }
}

resource "kubernetes_pod_v1" "own" {
  metadata {
    name      = "orders"
    namespace = "shop"
  }

  spec {
    container {
      name  = "orders"
      image = "registry.example.com/orders:1.4.2"
    }

    security_context {
      seccomp_profile {
        type              = "Localhost"
        localhost_profile = "orders.json"
      }
    }
  }
}

resource "kubernetes_deployment_v1" "default" {
  metadata {
    name      = "orders"
    namespace = "shop"
  }

  spec {
    selector {
      match_labels = {
        app = "orders"
      }
    }

    template {
      metadata {
        labels = {
          app = "orders"
        }
      }

      spec {
        container {
          name  = "orders"
          image = "registry.example.com/orders:1.4.2"

          security_context {
            seccomp_profile {
              type = "RuntimeDefault"
            }
          }
        }
      }
    }
  }
}

resource "kubernetes_deployment_v1" "own" {
  metadata {
    name      = "orders"
    namespace = "shop"
  }

  spec {
    selector {
      match_labels = {
        app = "orders"
      }
    }

    template {
      metadata {
        labels = {
          app = "orders"
        }
      }

      spec {
        container {
          name  = "orders"
          image = "registry.example.com/orders:1.4.2"

          security_context {
            seccomp_profile {
              type              = "Localhost"
              localhost_profile = "orders.json"
            }
          }
        }
      }
    }
  }
}
