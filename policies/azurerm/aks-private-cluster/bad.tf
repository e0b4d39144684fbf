provider "azurerm" {
  features {}
}

resource "azurerm_kubernetes_cluster" "wrong" {
  location                = "westeurope"
  name                    = "orders"
  resource_group_name     = "shop"
  private_cluster_enabled = false

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

resource "azurerm_kubernetes_cluster" "ranges" {
  api_server_access_profile {
    authorized_ip_ranges = ["203.0.113.0/24"]
  }

  location                = "westeurope"
  name                    = "orders"
  resource_group_name     = "shop"
  private_cluster_enabled = false

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
