resource "kubernetes_config_map_v1" "left_out" {
  metadata {
    name = "orders"
  }
}

resource "kubernetes_config_map_v1" "named" {
  metadata {
    name      = "orders"
    namespace = "default"
  }
}

resource "kubernetes_secret" "left_out" {
  metadata {
    name = "orders"
  }
}
