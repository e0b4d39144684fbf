resource "kubernetes_service" "name_left_out" {
  metadata {
    name = "orders"
  }

  spec {
    port {
      port = 80
    }
  }
}

resource "kubernetes_service_v1" "name_left_out" {
  metadata {
    name = "orders"
  }

  spec {
    port {
      port = 80
    }
  }
}
