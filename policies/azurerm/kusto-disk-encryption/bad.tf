provider "azurerm" {
  features {}
}

resource "azurerm_kusto_cluster" "wrong_1" {
  disk_encryption_enabled = false
  location                = "westeurope"
  name                    = "orders"
  resource_group_name     = "shop"

  sku {
    capacity = 2
    name     = "Standard_D13_v2"
  }
}

resource "azurerm_kusto_cluster" "left_out" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"

  sku {
    capacity = 2
    name     = "Standard_D13_v2"
  }
}
