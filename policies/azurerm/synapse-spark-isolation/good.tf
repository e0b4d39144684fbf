provider "azurerm" {
  features {}
}

resource "azurerm_synapse_spark_pool" "right" {
  name                      = "orders"
  synapse_workspace_id      = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"
  node_size                 = "XXXLarge"
  node_size_family          = "MemoryOptimized"
  spark_version             = "3.4"
  node_count                = 3
  compute_isolation_enabled = true
}
