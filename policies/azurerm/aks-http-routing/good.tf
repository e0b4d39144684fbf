provider "azurerm" {
  features {}
}

resource "azurerm_kubernetes_cluster" "right_1" {
  dns_prefix                       = "orders"
  http_application_routing_enabled = false
  location                         = "westeurope"
  name                             = "orders"
  resource_group_name              = "shop"

  default_node_pool {
    name       = "default"
    node_count = 1
    vm_size    = "Standard_D2s_v5"
  }

  identity {
    type = "SystemAssigned"
  }

  node_provisioning_profile {
  }
}

resource "azurerm_kubernetes_cluster" "left_out" {
  dns_prefix          = "orders"
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"

  default_node_pool {
    name       = "default"
    node_count = 1
    vm_size    = "Standard_D2s_v5"
  }

  identity {
    type = "SystemAssigned"
  }

  node_provisioning_profile {
  }
}
