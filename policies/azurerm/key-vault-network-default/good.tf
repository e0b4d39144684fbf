provider "azurerm" {
  features {}
}

resource "azurerm_key_vault" "right" {
  location                   = "westeurope"
  name                       = "orders"
  rbac_authorization_enabled = true
  resource_group_name        = "shop"
  sku_name                   = "Standard"
  tenant_id                  = "00000000-0000-0000-0000-000000000001"

  network_acls {
    bypass         = "AzureServices"
    default_action = "Deny"
  }
}
