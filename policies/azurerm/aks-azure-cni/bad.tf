provider "azurerm" {
  features {}
}

resource "azurerm_kubernetes_cluster" "wrong" {
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

  network_profile {
    network_plugin = "kubenet"
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

  network_profile {
    network_plugin = "kubenet"
    pod_cidr       = "10.244.0.0/16"
  }

  node_provisioning_profile {}
}
