provider "azurerm" {
  features {}
}

resource "azurerm_kubernetes_cluster" "right" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"

  default_node_pool {
    name                    = "system"
    vm_size                 = "Standard_D2s_v5"
    node_count              = 3
    host_encryption_enabled = true
  }

  identity {
    type = "SystemAssigned"
  }

  node_provisioning_profile {}
}

resource "azurerm_kubernetes_cluster_node_pool" "right" {
  kubernetes_cluster_id   = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"
  name                    = "orders"
  host_encryption_enabled = true
}
