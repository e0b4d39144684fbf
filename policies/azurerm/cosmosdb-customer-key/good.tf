provider "azurerm" {
  features {}
}

resource "azurerm_cosmosdb_account" "right_1" {
  key_vault_key_id    = "https://orders.vault.azure.net/keys/orders"
  location            = "westeurope"
  name                = "orders"
  offer_type          = "Standard"
  resource_group_name = "shop"

  consistency_policy {
    consistency_level = "Session"
  }

  geo_location {
    failover_priority = 0
    location          = "westeurope"
  }
}
