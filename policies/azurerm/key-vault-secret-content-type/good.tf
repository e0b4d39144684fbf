provider "azurerm" {
  features {}
}

resource "azurerm_key_vault_secret" "right_1" {
  content_type = "password"
  key_vault_id = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"
  name         = "orders"
  value        = "orders"
}
