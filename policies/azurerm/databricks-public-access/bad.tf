provider "azurerm" {
  features {}
}

resource "azurerm_databricks_workspace" "wrong_1" {
  location                      = "westeurope"
  name                          = "orders"
  public_network_access_enabled = true
  resource_group_name           = "shop"
  sku                           = "premium"
}

resource "azurerm_databricks_workspace" "left_out" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  sku                 = "premium"
}
