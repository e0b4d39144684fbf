provider "azurerm" {
  features {}
}

resource "azurerm_synapse_sql_pool" "right" {
  name                 = "orders"
  sku_name             = "Standard"
  storage_account_type = "GRS"
  synapse_workspace_id = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"
  data_encrypted       = true
}
