provider "azurerm" {
  features {}
}

resource "azurerm_cosmosdb_account" "wrong_1" {
  access_key_metadata_writes_enabled = true
  location                           = "westeurope"
  name                               = "orders"
  offer_type                         = "orders"
  resource_group_name                = "shop"

  consistency_policy {
    consistency_level = "Session"
  }

  geo_location {
    failover_priority = 0
    location          = "westeurope"
  }
}

resource "azurerm_cosmosdb_account" "left_out" {
  location            = "westeurope"
  name                = "orders"
  offer_type          = "orders"
  resource_group_name = "shop"

  consistency_policy {
    consistency_level = "Session"
  }

  geo_location {
    failover_priority = 0
    location          = "westeurope"
  }
}
