provider "azurerm" {
  features {}
}

resource "azurerm_kusto_cluster" "right_1" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"

  identity {
    type = "SystemAssigned"
  }

  sku {
    capacity = 2
    name     = "Standard_D13_v2"
  }
}
