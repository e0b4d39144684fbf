provider "azurerm" {
  features {}
}

resource "azurerm_kubernetes_cluster" "wrong" {
  location               = "westeurope"
  name                   = "orders"
  resource_group_name    = "shop"
  local_account_disabled = false

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

resource "azurerm_kubernetes_cluster" "directory" {
  azure_active_directory_role_based_access_control {
    azure_rbac_enabled = true
  }

  location               = "westeurope"
  name                   = "orders"
  resource_group_name    = "shop"
  local_account_disabled = false

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
