provider "azurerm" {
  features {}
}

resource "azurerm_kubernetes_cluster" "right" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"

  default_node_pool {
    name       = "system"
    vm_size    = "Standard_D2s_v5"
    node_count = 3
    type       = "VirtualMachineScaleSets"
  }

  identity {
    type = "SystemAssigned"
  }

  node_provisioning_profile {}
}

resource "azurerm_kubernetes_cluster" "left_out" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"

  default_node_pool {
    name       = "system"
    vm_size    = "Standard_D2s_v5"
    node_count = 3
  }

  identity {
    type = "SystemAssigned"
  }

  node_provisioning_profile {}
}
