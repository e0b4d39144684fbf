provider "azurerm" {
  features {}
}

resource "azurerm_linux_function_app" "right_1" {
  location             = "westeurope"
  name                 = "orders"
  resource_group_name  = "shop"
  service_plan_id      = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"
  storage_account_name = "orders"

  site_config {
    minimum_tls_version = "1.2"
  }
}

resource "azurerm_linux_function_app" "right_2" {
  location             = "westeurope"
  name                 = "orders"
  resource_group_name  = "shop"
  service_plan_id      = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"
  storage_account_name = "orders"

  site_config {
    minimum_tls_version = "1.3"
  }
}

resource "azurerm_linux_function_app" "left_out" {
  location             = "westeurope"
  name                 = "orders"
  resource_group_name  = "shop"
  service_plan_id      = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"
  storage_account_name = "orders"

  site_config {
  }
}

resource "azurerm_windows_function_app" "right_1" {
  location             = "westeurope"
  name                 = "orders"
  resource_group_name  = "shop"
  service_plan_id      = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"
  storage_account_name = "orders"

  site_config {
    minimum_tls_version = "1.2"
  }
}

resource "azurerm_windows_function_app" "right_2" {
  location             = "westeurope"
  name                 = "orders"
  resource_group_name  = "shop"
  service_plan_id      = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"
  storage_account_name = "orders"

  site_config {
    minimum_tls_version = "1.3"
  }
}

resource "azurerm_windows_function_app" "left_out" {
  location             = "westeurope"
  name                 = "orders"
  resource_group_name  = "shop"
  service_plan_id      = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"
  storage_account_name = "orders"

  site_config {
  }
}
