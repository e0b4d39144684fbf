resource "kubernetes_pod_v1" "tag" {
  metadata {
    name      = "orders"
    namespace = "shop"
  }

  spec {
    container {
      name  = "orders"
      image = "registry.example.com/orders:1.4.2"
    }
  }
}

resource "kubernetes_deployment_v1" "digest" {
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
          image = "orders@sha256:4a1c4b21597c1b4415bdbecb28a3296c6b5e23ca4f9feeb599860a1dac6a0108"
        }
      }
    }
  }
}
