provider "azurerm" {
  features {}
}

resource "azurerm_machine_learning_workspace" "right_1" {
  application_insights_id       = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"
  key_vault_id                  = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"
  location                      = "westeurope"
  name                          = "orders"
  public_network_access_enabled = false
  resource_group_name           = "shop"
  storage_account_id            = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"

  identity {
    type = "SystemAssigned"
  }
}
