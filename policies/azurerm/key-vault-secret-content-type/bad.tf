provider "azurerm" {
  features {}
}

resource "azurerm_key_vault_secret" "left_out" {
  key_vault_id = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"
  name         = "orders"
  value        = "orders"
}
