provider "azurerm" {
  features {}
}

resource "azurerm_kubernetes_cluster_node_pool" "left_out" {
  kubernetes_cluster_id = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"
  name                  = "orders"
}
