provider "azurerm" {
  features {}
}

resource "azurerm_kusto_cluster" "right_1" {
  disk_encryption_enabled = true
  location                = "westeurope"
  name                    = "orders"
  resource_group_name     = "shop"

  sku {
    capacity = 2
    name     = "Standard_D13_v2"
  }
}
