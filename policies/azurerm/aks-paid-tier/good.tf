provider "azurerm" {
  features {}
}

resource "azurerm_kubernetes_cluster" "right_1" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  sku_tier            = "Standard"

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

resource "azurerm_kubernetes_cluster" "right_2" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  sku_tier            = "Premium"

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
