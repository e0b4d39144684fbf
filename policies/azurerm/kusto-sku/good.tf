provider "azurerm" {
  features {}
}

resource "azurerm_kusto_cluster" "orders" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"

  sku {
    name     = "Standard_E2ads_v5"
    capacity = 2
  }
}
