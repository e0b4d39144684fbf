provider "azurerm" {
  features {}
}

resource "azurerm_cosmosdb_account" "wrong" {
  location                      = "westeurope"
  name                          = "orders"
  resource_group_name           = "shop"
  offer_type                    = "Standard"
  public_network_access_enabled = true

  consistency_policy {
    consistency_level = "Session"
  }

  geo_location {
    location          = "westeurope"
    failover_priority = 0
  }
}

resource "azurerm_cosmosdb_account" "left_out" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  offer_type          = "Standard"

  consistency_policy {
    consistency_level = "Session"
  }

  geo_location {
    location          = "westeurope"
    failover_priority = 0
  }
}
