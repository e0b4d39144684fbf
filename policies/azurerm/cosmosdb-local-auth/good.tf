provider "azurerm" {
  features {}
}

resource "azurerm_cosmosdb_account" "right" {
  location                     = "westeurope"
  name                         = "orders"
  resource_group_name          = "shop"
  offer_type                   = "Standard"
  local_authentication_enabled = false

  consistency_policy {
    consistency_level = "Session"
  }

  geo_location {
    location          = "westeurope"
    failover_priority = 0
  }
}
