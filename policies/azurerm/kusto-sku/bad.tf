provider "azurerm" {
  features {}
}

resource "azurerm_kusto_cluster" "orders" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"

  sku {
    name     = "Dev(No SLA)_Standard_E2a_v4"
    capacity = 1
  }
}
