provider "azurerm" {
  features {}
}

resource "azurerm_linux_web_app" "right" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  service_plan_id     = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"

  site_config {
    ftps_state = "Disabled"
  }
}

resource "azurerm_linux_web_app" "left_out" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  service_plan_id     = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"

  site_config {}
}

resource "azurerm_windows_web_app" "right" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  service_plan_id     = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"

  site_config {
    ftps_state = "Disabled"
  }
}

resource "azurerm_windows_web_app" "left_out" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  service_plan_id     = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"

  site_config {}
}

resource "azurerm_linux_function_app" "right" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  service_plan_id     = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"

  site_config {
    ftps_state = "Disabled"
  }
}

resource "azurerm_linux_function_app" "left_out" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  service_plan_id     = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"

  site_config {}
}

resource "azurerm_linux_function_app_slot" "right" {
  function_app_id = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"
  name            = "orders"

  site_config {
    ftps_state = "Disabled"
  }
}

resource "azurerm_linux_function_app_slot" "left_out" {
  function_app_id = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"
  name            = "orders"

  site_config {}
}

resource "azurerm_windows_function_app" "right" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  service_plan_id     = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"

  site_config {
    ftps_state = "Disabled"
  }
}

resource "azurerm_windows_function_app" "left_out" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  service_plan_id     = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"

  site_config {}
}

resource "azurerm_windows_function_app_slot" "right" {
  function_app_id = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"
  name            = "orders"

  site_config {
    ftps_state = "Disabled"
  }
}

resource "azurerm_windows_function_app_slot" "left_out" {
  function_app_id = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"
  name            = "orders"

  site_config {}
}
