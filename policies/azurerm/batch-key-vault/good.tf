provider "azurerm" {
  features {}
}

resource "azurerm_batch_account" "right_1" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"

  key_vault_reference {
    id  = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"
    url = "https://orders.vault.azure.net/"
  }
}
