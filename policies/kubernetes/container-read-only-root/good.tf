resource "kubernetes_deployment_v1" "orders" {
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
            read_only_root_filesystem = true
          }
        }
      }
    }
  }
}

resource "kubernetes_pod_v1" "orders" {
  metadata {
    name      = "orders"
    namespace = "shop"
  }

  spec {
    container {
      name  = "orders"
      image = "registry.example.com/orders:1.4.2"

      security_context {
        read_only_root_filesystem = true
      }
    }

    init_container {
      name  = "prepare"
      image = "registry.example.com/prepare:1.0.3"

      security_context {
        read_only_root_filesystem = true
      }
    }
  }
}
