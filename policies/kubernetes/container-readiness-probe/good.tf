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

          readiness_probe {
            http_get {
              path = "/ready"
              port = "8080"
            }
          }
        }
      }
    }
  }
}
