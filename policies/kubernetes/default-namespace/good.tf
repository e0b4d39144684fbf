resource "kubernetes_config_map_v1" "orders" {
  metadata {
    name      = "orders"
    namespace = "shop"
  }
}

resource "kubernetes_secret_v1" "orders" {
  metadata {
    name      = "orders"
    namespace = "shop"
  }
}
