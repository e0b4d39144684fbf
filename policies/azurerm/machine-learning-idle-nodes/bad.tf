provider "azurerm" {
  features {}
}

resource "azurerm_machine_learning_compute_cluster" "wrong_1" {
  location                      = "westeurope"
  machine_learning_workspace_id = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"
  name                          = "orders"
  vm_priority                   = "Dedicated"
  vm_size                       = "Standard_DS2_v2"

  identity {
    type = "SystemAssigned"
  }

  scale_settings {
    max_node_count                       = 2
    min_node_count                       = 1
    scale_down_nodes_after_idle_duration = "PT2M"
  }
}
