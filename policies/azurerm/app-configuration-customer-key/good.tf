provider "azurerm" {
  features {}
}

resource "azurerm_app_configuration" "right" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"

  encryption {
    key_vault_key_identifier = "https://shop.vault.azure.net/keys/orders"
  }
}
