resource "kubernetes_pod_v1" "containers" {
  metadata {
    name      = "orders"
    namespace = "shop"
  }

  spec {
    container {
      name  = "orders"
      image = "registry.example.com/orders:1.4.2"

      security_context {
        run_as_non_root = true
      }
    }
  }
}

resource "kubernetes_deployment_v1" "pod" {
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
        }

        security_context {
          run_as_user = "1000"
        }
      }
    }
  }
}
