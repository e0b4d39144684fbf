provider "azurerm" {
  features {}
}

resource "azurerm_synapse_spark_pool" "wrong" {
  name                      = "orders"
  synapse_workspace_id      = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"
  node_size                 = "XXXLarge"
  node_size_family          = "MemoryOptimized"
  spark_version             = "3.4"
  node_count                = 3
  compute_isolation_enabled = false
}

resource "azurerm_synapse_spark_pool" "left_out" {
  name                 = "orders"
  synapse_workspace_id = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"
  node_size            = "XXXLarge"
  node_size_family     = "MemoryOptimized"
  spark_version        = "3.4"
  node_count           = 3
}

resource "azurerm_synapse_spark_pool" "small" {
  name                 = "orders"
  synapse_workspace_id = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"
  node_size            = "Small"
  node_size_family     = "MemoryOptimized"
  spark_version        = "3.4"
  node_count           = 3
}
