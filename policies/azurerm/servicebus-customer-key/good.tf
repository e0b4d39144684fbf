provider "azurerm" {
  features {}
}

resource "azurerm_servicebus_namespace" "right" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  sku                 = "Standard"

  customer_managed_key {
    key_vault_key_id = "https://shop.vault.azure.net/keys/orders"
    identity_id      = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.ManagedIdentity/userAssignedIdentities/orders"
  }
}
