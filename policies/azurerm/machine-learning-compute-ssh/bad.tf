provider "azurerm" {
  features {}
}

resource "azurerm_machine_learning_compute_cluster" "wrong" {
  location                      = "westeurope"
  machine_learning_workspace_id = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"
  name                          = "orders"
  vm_size                       = "Standard_D2s_v5"
  vm_priority                   = "Dedicated"
  local_auth_enabled            = true

  scale_settings {
    min_node_count                       = 0
    max_node_count                       = 2
    scale_down_nodes_after_idle_duration = "PT5M"
  }
}

resource "azurerm_machine_learning_compute_cluster" "left_out" {
  location                      = "westeurope"
  machine_learning_workspace_id = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"
  name                          = "orders"
  vm_size                       = "Standard_D2s_v5"
  vm_priority                   = "Dedicated"

  scale_settings {
    min_node_count                       = 0
    max_node_count                       = 2
    scale_down_nodes_after_idle_duration = "PT5M"
  }
}
